"""Whether a unit's main content is a reporting duty."""

import re

from kg.outline import OWN_LABEL

__all__ = ["is_report"]

_REPORT = re.compile(
    r"(?:dinh ky|hang (?:nam|quy|thang)|hang nam|truoc ngay)?[^.;]{0,60}\b(?:bao cao|phan anh)\b.{0,160}\b(?:ve|voi|gui|cho|qua)\b"
)


_REPORT_START = re.compile(
    r"(?:dinh ky|hang nam|moi nam|moi quy|moi thang|hang quy|hang thang|che do bao cao|bao cao|truoc ngay|trong qua trinh)"
)


_REPORTED = re.compile(
    r"\bbao cao\b|\bgui\b.{0,40}\b(?:ve|ket qua|bao cao)\b|\bbao\b.{0,60}\bve\b|phan anh .{0,40}\bve\b|phan hoi ve"
)


_WHEN = re.compile(
    r"truoc ngay|truoc \d+ gio|hang (?:nam|quy|thang|tuan)|dinh ky|moi (?:nam|quy|thang)|cuoi (?:nam|quy)|thang \d+ nam \d{4}|khi co|khi (?:xay ra|phat sinh)|ket thuc|kip thoi|neu co|neu gap|dot xuat|trong (?:vong|thang)|\d+ thang"
)


_COLLECTS = re.compile(
    r"(?:hang nam |dinh ky )?(?:tong hop|theo doi|lam dau moi|thong ke|tham muu|to chuc danh gia|danh gia|.{0,60}hop kiem diem)"
)


# What a unit on a report begins with, after a body or a time: 'Tổng hợp kết quả, báo cáo …'
_REPORTS_FIRST = re.compile(
    r"(?:(?:so|ban|ubnd|uy ban|tram|trung tam|benh vien|truong|don vi|co quan|cong an|hoi|doan|bao hiem|ngan hang|thuong truc|dang uy|huyen uy|thanh uy|tinh uy|chinh phu|bo|hai co quan|cac|van phong|phong|ket thuc|dinh ky|hang nam|moi|khi|kip thoi|truoc|trong|cuoi|sau|to chuc danh gia)\b[^;.:]{0,140}?)?(?:, |\b)(?:tong hop|bao cao|gui|bao|thong ke|tham muu [^,;.]{0,60}bao cao|lam dau moi theo doi|to chuc danh gia|danh gia ket qua|hop kiem diem)\b"
)


# 'Chế độ báo cáo: …', 'Báo cáo gửi về …', 'Kết quả thực hiện gửi về … trước ngày …': a report by its first words
_NOTHING_ELSE = re.compile(
    r"che do (?:thong tin,? )?bao cao\s*:|(?:bao cao|ket qua)\b[^.;,]{0,60}?\b(?:gui|de nghi gui) (?:ve|toi|den|cho)\b|gui bao cao\b[^.;]{3,120}\b(?:truoc|cham|dinh ky)\b"
    r"|(?:hang|moi) (?:quy|thang|nam),? [^.;:]{3,80}? bao cao\b"
)


_SUPERVISES = re.compile(r"(?<!ket qua )(?<!cong tac )(?<!ke hoach )\b(?:don doc|kiem tra|giam sat)\b.*\bbao cao\b")
"""Who sees to it that something is done, and reports: 'theo dõi, kiểm tra, định kỳ báo cáo Ban Thường vụ'."""


def is_report(folded: str) -> bool:
    """Tell whether a unit is about a duty to report and little else."""
    body = OWN_LABEL.sub("", folded, count=1)
    if len(body) >= 420 or not ("bao" in body or "gui" in body or "phan " in body):
        return False
    if _SUPERVISES.search(body):
        return False
    if _REPORT.search(body) and _REPORT_START.match(body) or _NOTHING_ELSE.match(body):
        return True
    clauses = [c for c in re.split(r";|\.\s", body) if len(c) > 8]
    if len(clauses) > 2 or not _REPORTED.search(body) or not _WHEN.search(body):
        return False
    return all(_REPORTED.search(clause) or _COLLECTS.match(clause.strip()) for clause in clauses) and bool(
        _REPORTS_FIRST.match(body)
    )
