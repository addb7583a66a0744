"""The register: one row a document, known by number, issuer and date (rule 15)."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class Document(models.Model):
    """A document of the register.

    ``number``, ``kind``, ``issued`` … repeat the header facts as they stand (proposed or confirmed, never rejected);
    the facts are the truth, the columns are there to be found and sorted by.
    """

    class State(models.TextChoices):
        """How far the document has come."""

        TO_REVIEW = "to-review", _("Chờ rà soát")
        IN_REVIEW = "in-review", _("Đang rà soát")
        PUBLISHED = "published", _("Đã đưa vào theo dõi")
        REVIEWED = "reviewed", _("Đã rà soát")
        STUB = "stub", _("Chỉ ghi sổ")

    class Secrecy(models.TextChoices):
        """Degree of secrecy; anything but none means that no content is kept here."""

        NONE = "", _("Thường")
        CONFIDENTIAL = "mat", _("Mật")
        SECRET = "toi-mat", _("Tối mật")
        TOP_SECRET = "tuyet-mat", _("Tuyệt mật")

    number = models.CharField(_("số, ký hiệu"), max_length=120, blank=True, default="")
    number_key = models.CharField(max_length=120, blank=True, default="", db_index=True, editable=False)
    kind = models.CharField(_("loại"), max_length=80, blank=True, default="")
    issued = models.DateField(_("ngày ban hành"), null=True, blank=True)
    effective = models.DateField(_("ngày có hiệu lực"), null=True, blank=True)
    issuer = models.CharField(_("cơ quan ban hành"), max_length=300, blank=True, default="")
    issuer_key = models.CharField(max_length=300, blank=True, default="", editable=False)
    issuer_unit = models.ForeignKey(
        "organisation.OrgUnit", on_delete=models.PROTECT, null=True, blank=True, related_name="documents_issued"
    )
    title = models.TextField(_("trích yếu"), blank=True, default="")
    signer_name = models.CharField(_("người ký"), max_length=200, blank=True, default="")
    signer_title = models.CharField(_("chức vụ"), max_length=200, blank=True, default="")
    place = models.CharField(_("nơi ban hành"), max_length=120, blank=True, default="")
    secrecy = models.CharField(max_length=12, choices=Secrecy.choices, blank=True, default="")
    state = models.CharField(max_length=12, choices=State.choices, default=State.TO_REVIEW, db_index=True)
    register_year = models.PositiveSmallIntegerField(_("năm vào sổ"))
    register_number = models.PositiveIntegerField(_("số vào sổ"))
    search = models.TextField(blank=True, default="", editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    published_at = models.DateTimeField(null=True, blank=True)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = _("văn bản")
        verbose_name_plural = _("văn bản")
        ordering = ["-register_year", "-register_number"]
        constraints = [
            models.UniqueConstraint(fields=["register_year", "register_number"], name="document_register_unique"),
            models.UniqueConstraint(
                fields=["number_key", "issuer_key", "issued"],
                condition=~Q(number_key="") & Q(issued__isnull=False),
                name="document_identity_unique",
            ),
            models.CheckConstraint(condition=Q(secrecy="") | Q(state="stub"), name="document_secret_is_a_stub"),
            models.CheckConstraint(
                condition=~Q(state="published") | Q(published_at__isnull=False, published_by__isnull=False),
                name="document_published_by_someone",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["to-review", "in-review", "published", "reviewed", "stub"]),
                name="document_state_known",
            ),
        ]

    def __str__(self) -> str:
        return self.label

    @property
    def reviewable(self) -> bool:
        """Whether its facts can still be decided about."""
        return self.state in {self.State.TO_REVIEW, self.State.IN_REVIEW}

    @property
    def label(self) -> str:
        """How people name it: kind and number, else the title, else its place in the register."""
        named = f"{self.kind} {self.number}".strip() if self.number else ""
        return named or self.title or f"{self.register_number}/{self.register_year}"


class DocumentCopy(models.Model):
    """A file of the document as it was brought in; the same bytes belong to one document only."""

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="copies")
    file = models.OneToOneField("files.StoredFile", on_delete=models.PROTECT, related_name="document_copy")
    name = models.CharField(max_length=255)
    media_type = models.CharField(max_length=120, blank=True, default="")
    pages = models.PositiveIntegerField(null=True, blank=True)
    added_at = models.DateTimeField(auto_now_add=True)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["added_at", "pk"]

    def __str__(self) -> str:
        return self.name


class DocumentRecipient(models.Model):
    """A line of "Nơi nhận" or "Kính gửi", with its purpose."""

    class Role(models.TextChoices):
        """In which list the name stands."""

        RECIPIENT = "recipient", _("Nơi nhận")
        ADDRESSEE = "addressee", _("Kính gửi")

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="recipients")
    role = models.CharField(max_length=10, choices=Role.choices)
    position = models.PositiveIntegerField()
    raw = models.TextField()
    purpose = models.CharField(max_length=300, blank=True, default="")
    unit = models.ForeignKey("organisation.OrgUnit", on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["role", "position"]
        constraints = [models.UniqueConstraint(fields=["document", "role", "position"], name="recipient_position")]

    def __str__(self) -> str:
        return self.raw

    @property
    def name(self) -> str:
        """The words without the purpose in brackets, which stands beside them."""
        return self.raw.replace(f"({self.purpose})", "").strip() if self.purpose else self.raw


class DocumentRelation(models.Model):
    """A document named by another: resolved to a row of the register, or kept as text until it arrives."""

    class Role(models.TextChoices):
        """What the citing document does with the cited one."""

        BASIS = "basis", _("Căn cứ")
        IMPLEMENTS = "implements", _("Thực hiện")
        AMENDS = "amends", _("Sửa đổi")
        REPLACES = "replaces", _("Thay thế")
        MENTIONS = "mentions", _("Nhắc đến")

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="relations")
    target = models.ForeignKey(Document, on_delete=models.SET_NULL, null=True, blank=True, related_name="relations_in")
    role = models.CharField(max_length=12, choices=Role.choices)
    raw = models.TextField()
    number = models.CharField(max_length=120, blank=True, default="")
    number_key = models.CharField(max_length=120, blank=True, default="", db_index=True)
    kind = models.CharField(max_length=80, blank=True, default="")
    issuer = models.CharField(max_length=300, blank=True, default="")
    issued = models.DateField(null=True, blank=True)
    position = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(document=F("target")), name="relation_not_to_itself"),
            models.CheckConstraint(
                condition=Q(role__in=["basis", "implements", "amends", "replaces", "mentions"]),
                name="relation_role_known",
            ),
        ]

    def __str__(self) -> str:
        return self.raw


class RegisterCounter(models.Model):
    """The last number given out in a year's register; its row is locked while a number is taken."""

    year = models.PositiveSmallIntegerField(primary_key=True)
    last = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.last}/{self.year}"
