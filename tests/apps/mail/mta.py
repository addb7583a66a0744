"""Debian's own mail server for one test: a free port, its own configuration, queue and mailboxes."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from mailbox import Maildir
from pathlib import Path

from tests.apps.mail.mailbox import free_port

MASTER = Path("/usr/lib/postfix/sbin/master")

_MAIN = """
compatibility_level = 3.6
queue_directory = {folder}/queue
data_directory = {folder}/data
command_directory = /usr/sbin
daemon_directory = {daemons}
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
myhostname = mta.vidu.vn
mydestination =
mynetworks = 127.0.0.0/8
virtual_mailbox_domains = vidu.vn
virtual_mailbox_base = {folder}/mail
virtual_mailbox_maps = texthash:{folder}/etc/boxes
virtual_uid_maps = static:{uid}
virtual_gid_maps = static:{gid}
maillog_file = {folder}/log
maillog_file_prefixes = {folder}
"""

_SERVICES = """
127.0.0.1:{port} inet n - n - - smtpd
pickup unix n - n 60 1 pickup
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
proxymap unix - - n - - proxymap
error unix - - n - - error
retry unix - - n - - error
virtual unix - n n - - virtual
anvil unix - - n - 1 anvil
postlog unix-dgram n - n - 1 postlogd
"""


class Mta:
    """A Postfix that runs: where it listens, and what lies in its mailboxes."""

    def __init__(self, folder: Path, port: int) -> None:
        """Keep where it lives."""
        self.folder, self.port = folder, port

    @property
    def waiting(self) -> list[Path]:
        """Letters that it took and has not delivered."""
        queues = ("maildrop", "incoming", "active", "deferred")
        return [file for name in queues for file in (self.folder / "queue" / name).rglob("*") if file.is_file()]

    def letters(self, user: str) -> list[EmailMessage]:
        """What lies in somebody's mailbox."""
        box = Maildir(self.folder / "mail" / user, factory=None, create=False)
        return [message_from_bytes(box.get_bytes(key), policy=default) for key in sorted(box.keys())]


def why_not() -> str:
    """Why Postfix cannot be run here, or ""."""
    if not MASTER.exists():
        return "Postfix is not installed: sudo apt-get install -y --no-install-recommends postfix"
    return "" if os.geteuid() == 0 else "Postfix is started by root alone"


@contextmanager
def postfix(*users: str) -> Iterator[Mta]:
    """Start a Postfix that has mailboxes for ``users`` of vidu.vn and refuses everybody else there; stop it."""
    folder, port = Path(tempfile.mkdtemp(prefix="dondoc-mta-")), free_port()
    folder.chmod(0o755)
    owner = pwd.getpwnam("nobody")
    for name in ("etc", "queue", "data", "mail"):
        (folder / name).mkdir()
    shutil.chown(folder / "data", "postfix")
    shutil.chown(folder / "mail", owner.pw_uid, owner.pw_gid)
    said = {"folder": folder, "daemons": MASTER.parent, "port": port, "uid": owner.pw_uid, "gid": owner.pw_gid}
    (folder / "etc/main.cf").write_text(_MAIN.format(**said), encoding="utf-8")
    (folder / "etc/master.cf").write_text(_SERVICES.format(**said), encoding="utf-8")
    boxes = "".join(f"{user}@vidu.vn {user}/\n" for user in users)
    (folder / "etc/boxes").write_text(boxes, encoding="utf-8")
    try:
        _control(folder, "start")
        try:
            yield Mta(folder, port)
        finally:
            _control(folder, "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _control(folder: Path, act: str) -> None:
    done = subprocess.run(
        ["/usr/sbin/postfix", "-c", str(folder / "etc"), act], capture_output=True, text=True, check=False
    )
    log = folder / "log"
    assert done.returncode == 0, f"{done.stderr}{log.read_text() if log.exists() else ''}"
