"""The reports whose parts the clerk edits on page Báo cáo."""

from typing import Final

from desktop_app.services.papers.kinds.declaration import (
    MenuEntry,
    MenuPlace,
    Options,
    PaperContent,
    PaperGroup,
    PaperKind,
)
from desktop_app.services.papers.kinds.options import AWARD_CHART, CHARTS, HALF_YEAR, PHASE, PLAN, YEAR, day_of, plan_of


def _annual_report() -> PaperContent:
    from desktop_app.domain.year.report_periods import ANNUAL
    from desktop_app.papers.kinds.reports.annual_report import ANNUAL_REPORT
    from desktop_app.services.papers.reports import papers, sent_reports
    from desktop_app.services.papers.reports.tables.charts import charts_of

    def key(options: Options) -> sent_reports.ReportKey:
        return sent_reports.ReportKey(ANNUAL, options["year"], plan_of(options))

    return PaperContent(
        build=lambda book, options: papers.annual_paper(
            book, options["year"], papers.cut_off_of(options), plan_of(options), day_of(options), charts_of(options)
        ),
        file_name=lambda options: f"Báo cáo kết quả thực hiện Kế hoạch năm {options['year']}",
        wordings=(ANNUAL_REPORT,),
        report=ANNUAL,
        note=lambda book, options: papers.rest_note(book, ANNUAL, options),
        check_issue=lambda book, options: sent_reports.check_issue(book, key(options), papers.cut_off_of(options)),
        mark_issued=lambda work, options, number, day: sent_reports.mark_issued(
            work, key(options), papers.cut_off_of(options), number, day
        ),
    )


def _half_year_report() -> PaperContent:
    from desktop_app.domain.year.report_periods import HALF_YEAR as KIND
    from desktop_app.papers.kinds.reports.half_year_report import HALF_YEAR_REPORT
    from desktop_app.services.papers.reports import papers, sent_reports
    from desktop_app.services.papers.reports.tables.charts import charts_of

    def key(options: Options) -> sent_reports.ReportKey:
        return sent_reports.ReportKey(KIND, options["round"], plan_of(options))

    return PaperContent(
        build=lambda book, options: papers.half_year_paper(
            book, options["round"], papers.cut_off_of(options), plan_of(options), day_of(options), charts_of(options)
        ),
        file_name=lambda options: f"Báo cáo sơ kết {options['round']}",
        wordings=(HALF_YEAR_REPORT,),
        report=KIND,
        note=lambda book, options: papers.rest_note(book, KIND, options),
        check_issue=lambda book, options: sent_reports.check_issue(book, key(options), papers.cut_off_of(options)),
        mark_issued=lambda work, options, number, day: sent_reports.mark_issued(
            work, key(options), papers.cut_off_of(options), number, day
        ),
    )


def _phase_report() -> PaperContent:
    from desktop_app.domain.year.report_periods import PHASE as KIND
    from desktop_app.papers.kinds.reports.phase_report import PHASE_REPORT
    from desktop_app.services.papers.reports import papers, phases, sent_reports
    from desktop_app.services.papers.reports.spans import refuse_without_phases
    from desktop_app.services.papers.reports.tables.charts import charts_of

    def key(options: Options) -> sent_reports.ReportKey:
        return sent_reports.ReportKey(KIND, options["phase"], plan_of(options))

    return PaperContent(
        build=lambda book, options: phases.phase_paper(
            book, options["phase"], papers.cut_off_of(options), plan_of(options), day_of(options), charts_of(options)
        ),
        file_name=lambda options: f"Báo cáo giai đoạn {options['phase']}",
        wordings=(PHASE_REPORT,),
        report=KIND,
        note=lambda book, options: papers.rest_note(book, KIND, options),
        check_before=lambda book, options: refuse_without_phases(book, plan_of(options)),
        check_issue=lambda book, options: sent_reports.check_issue(book, key(options), papers.cut_off_of(options)),
        mark_issued=lambda work, options, number, day: sent_reports.mark_issued(
            work, key(options), papers.cut_off_of(options), number, day
        ),
        counts_decisions=True,
    )


KINDS: Final = (
    PaperKind(
        "annual-report",
        "Báo cáo năm kết quả thực hiện Kế hoạch",
        PaperGroup.REPORTS,
        (YEAR, PLAN, CHARTS),
        _annual_report,
        menus=(MenuEntry(MenuPlace.REPORTS, "Báo cáo năm"),),
        more_options=("cut_off",),
    ),
    PaperKind(
        "half-year-report",
        "Báo cáo sơ kết 6 tháng",
        PaperGroup.REPORTS,
        (HALF_YEAR, PLAN, AWARD_CHART),
        _half_year_report,
        menus=(MenuEntry(MenuPlace.REPORTS, "Báo cáo 6 tháng"),),
        more_options=("cut_off",),
    ),
    PaperKind(
        "phase-report",
        "Báo cáo sơ kết, tổng kết giai đoạn",
        PaperGroup.REPORTS,
        (PLAN, PHASE, CHARTS),
        _phase_report,
        menus=(MenuEntry(MenuPlace.REPORTS, "Báo cáo giai đoạn"),),
        more_options=("cut_off",),
    ),
)
