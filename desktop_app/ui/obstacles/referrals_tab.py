"""The tab of referrals to the competent body (Kế hoạch, phần II.2): a register of numbers."""

from typing import Final

from desktop_app.domain.list_kinds.year import REFERRALS
from desktop_app.ui.base.context import Context
from desktop_app.ui.obstacles.referral_form import ReferralForm
from desktop_app.ui.obstacles.register import Register, RegisterKind
from desktop_app.ui.widgets.actions import add_action

_REGISTER: Final = RegisterKind(
    REFERRALS,
    "Chưa ghi thông tin nào đã chuyển cơ quan chức năng.",
    {"widths": {"passed_on": 128, "kind": 240, "receiving_body": 240, "document_number": 140}},
)


class ReferralsTab(Register):
    """The register of referrals."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, _REGISTER, lambda row_id: ReferralForm(context, row_id, self))
        self.set_up(add_action(self, "Ghi thông tin đã &chuyển…", "add", "Ctrl+N; Ins", self.add))
