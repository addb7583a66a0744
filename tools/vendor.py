"""Copy the used files of the npm packages named in package.json into static/vendor (run ``npm install`` first).

Beside each lies the same file packed, which the server sends to browsers that take it.

Prints the versions and hashes of what it copied; ``static/vendor/VERSIONS`` keeps them.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENDOR = ROOT / "src/dondoc/web/static/vendor"
USED = {
    "bootstrap": {"dist/css/bootstrap.min.css": "bootstrap.min.css", "LICENSE": "bootstrap.LICENSE"},
    "htmx.org": {"dist/htmx.min.js": "htmx.min.js", "LICENSE": "htmx.LICENSE"},
}


def without_map(data: bytes) -> bytes:
    """The file without the comment that names a source map, which is not vendored."""
    lines = data.splitlines(keepends=True)
    return b"".join(line for line in lines if not line.lstrip(b"/* ").startswith(b"# sourceMappingURL"))


def main() -> None:
    """Copy, and write the list."""
    VENDOR.mkdir(parents=True, exist_ok=True)
    listed = []
    for package, files in USED.items():
        folder = ROOT / "node_modules" / package
        version = json.loads((folder / "package.json").read_text(encoding="utf-8"))["version"]
        for source, target in files.items():
            data = without_map((folder / source).read_bytes())
            (VENDOR / target).write_bytes(data)
            if not target.endswith("LICENSE"):
                (VENDOR / f"{target}.gz").write_bytes(gzip.compress(data, 9, mtime=0))
            listed.append(f"{hashlib.sha256(data).hexdigest()}  {target}  {package} {version}")
    (VENDOR / "VERSIONS").write_text("\n".join(listed) + "\n", encoding="utf-8")
    print("\n".join(listed))


if __name__ == "__main__":
    main()
