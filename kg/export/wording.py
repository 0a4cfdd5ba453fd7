"""The words of the graph pages, Vietnamese and English; and the colour and mark of each type of node.

Colours are of the Okabe-Ito palette, which people with any common colour blindness can tell apart; every type has a
mark of its own besides. Contrast of mark and border on white is at least 3:1.
"""

__all__ = ["MARKS", "RELATION_STYLES", "TYPES", "WORDS"]

TYPES: dict[str, tuple[str, str, str, str, str]] = {
    "directive": ("#0072B2", "#e3f0f8", "star", "Văn bản chỉ đạo của Trung ương", "Central directive"),
    "plan": ("#00795a", "#e2f3ee", "square", "Kế hoạch, chương trình", "Plan or programme"),
    "decision": ("#7a4b00", "#f6ede0", "hexagon", "Quyết định", "Decision"),
    "document": ("#5b5b5b", "#f1f1f1", "page", "Văn bản khác", "Other document"),
    "section": ("#767676", "#fafafa", "bar", "Mục của văn bản", "Section"),
    "theme": ("#2b7fb0", "#eaf5fc", "pentagon", "Lĩnh vực", "Theme"),
    "task": ("#b97a00", "#fffdf8", "circle", "Nhiệm vụ", "Task"),
    "target": ("#a8487f", "#fbeff6", "triangle", "Chỉ tiêu", "Target"),
    "agency": ("#c04f00", "#fdf0e8", "diamond", "Cơ quan", "Agency"),
    "more": ("#767676", "#ffffff", "dots", "Phần không vẽ", "Not drawn"),
}
"""By type: colour of mark and border, colour of the card, mark, name in Vietnamese, name in English."""

MARKS: dict[str, str] = {
    "star": "M8 1l2.1 4.6 5 .6-3.7 3.4 1 4.9L8 12.1 3.6 14.5l1-4.9L.9 6.2l5-.6z",
    "square": "M2 2h12v12H2z",
    "hexagon": "M4.5 2h7L15 8l-3.5 6h-7L1 8z",
    "page": "M3 1h7l3 3v11H3zM10 1v3h3",
    "bar": "M2 4h12v2H2zM2 9h9v2H2z",
    "pentagon": "M8 1l7 5.2L12.4 15H3.6L1 6.2z",
    "circle": "M8 2.5a5.5 5.5 0 1 0 0 11a5.5 5.5 0 1 0 0-11z",
    "triangle": "M8 2l7 12H1z",
    "diamond": "M8 1l7 7-7 7-7-7z",
    "dots": "M1.5 7h3v3h-3zM6.5 7h3v3h-3zM11.5 7h3v3h-3z",
}
"""Outlines of the marks in a box of 16 by 16, as SVG paths; the canvas and the legend draw the same."""

RELATION_STYLES: dict[str, tuple[str, str]] = {
    "implements": ("#00795a", "thực hiện|implements"),
    "continues": ("#0072B2", "tiếp tục thực hiện|continues"),
    "details": ("#5b5b5b", "quy định chi tiết|details"),
    "basis": ("#8a8a8a", "căn cứ|rests on"),
    "issues": ("#7a4b00", "ban hành|issues"),
    "approves": ("#7a4b00", "phê duyệt|approves"),
    "amends": ("#5b5b5b", "sửa đổi|amends"),
    "proposes": ("#5b5b5b", "đề nghị|proposes"),
    "traces-to": ("#0072B2", "truy về (suy ra)|traces to (inferred)"),
    "has-section": ("#9a9a9a", "gồm mục|has section"),
    "has-theme": ("#2b7fb0", "có lĩnh vực|has theme"),
    "has-task": ("#b97a00", "có nhiệm vụ|has task"),
    "has-target": ("#a8487f", "có chỉ tiêu|has target"),
    "assigns": ("#c04f00", "phân công|assigns"),
    "lead": ("#c04f00", "chủ trì|led by"),
    "responsible": ("#c04f00", "chịu trách nhiệm|responsible"),
    "advise": ("#c04f00", "tham mưu|advised by"),
}
"""By relation: colour of the line, words in Vietnamese and English."""

WORDS: dict[str, str] = {
    "search": "Tìm trong đồ thị (có dấu hoặc không dấu)|Search the graph (with or without diacritics)",
    "legend": "Chú giải|Legend",
    "stated": "văn bản nêu|stated",
    "inferred": "suy ra|inferred",
    "confirmed": "đã xác nhận|confirmed",
    "zoom-in": "Phóng to|Zoom in",
    "zoom-out": "Thu nhỏ|Zoom out",
    "zoom-fit": "Vừa khung|Fit",
    "graph": "Đồ thị|Graph",
    "keys": "Bàn phím: mũi tên lên, xuống đi qua các ô; trái, phải theo quan hệ; Esc bỏ chọn.|"
    "Keyboard: up and down walk the cards, left and right follow relations, Esc clears.",
    "panel-empty": "Chọn một ô trong đồ thị hoặc trong bảng để xem nguyên văn và các quan hệ.|"
    "Choose a card in the graph or a row below to see its words and relations.",
    "details": "Chi tiết|Details",
    "quote": "Nguyên văn|Source words",
    "no-quote": "Không có nguyên văn riêng: ô này gom các ô khác.|No words of its own: this card groups others.",
    "cited-only": "Chỉ được dẫn, không có trong kho văn bản|Only cited, not in the corpus",
    "where": "Vị trí|Position",
    "characters": "ký tự|characters",
    "neighbours": "Quan hệ|Relations",
    "to-table": "Xem dòng trong bảng|Show the row in the table",
    "close": "Đóng|Close",
    "nodes": "Các ô của đồ thị|Cards of the graph",
    "edges": "Các quan hệ|Relations",
    "type": "Loại|Type",
    "label": "Nội dung|Content",
    "document": "Văn bản|Document",
    "section": "Mục|Section",
    "from": "Từ|From",
    "relation": "Quan hệ|Relation",
    "to": "Đến|To",
    "status": "Tình trạng|Status",
    "show": "Chỉ trong đồ thị|Show in the graph",
    "left-out": "mục không vẽ để đồ thị dễ đọc; có đủ trong bản CSV, Excel và RDF|"
    "items not drawn to keep the graph readable; CSV, Excel and RDF have them all",
    "no-script": "Trình duyệt tắt script: đồ thị không vẽ được, các bảng dưới đây có đủ nội dung.|"
    "Scripts are off: the graph cannot be drawn, the tables below hold all of it.",
    "table-view": "Xem dạng bảng|View as tables",
    "index": "Mọi trang đồ thị|All graph pages",
    "symbol": "Số, ký hiệu|Symbol",
    "title": "Trích yếu|Title",
    "issuer": "Cơ quan ban hành|Issuer",
    "date": "Ngày|Date",
    "province": "Tỉnh, thành phố|Province",
    "file": "Tệp|File",
    "theme": "Lĩnh vực|Theme",
    "due": "Thời hạn|Due",
    "tasks": "Số nhiệm vụ|Tasks",
    "lead": "Chủ trì|Lead",
    "responsible": "Chịu trách nhiệm|Responsible",
    "coordinate": "Phối hợp|Coordinating",
    "advise": "Tham mưu|Advising",
    "supervise": "Kiểm tra, giám sát|Supervising",
    "requested": "Được đề nghị|Requested",
    "indicator": "Chỉ tiêu|Indicator",
    "figure": "Mức|Figure",
    "by": "Đến năm|By",
    "not-shown": "Số mục không vẽ|Items not drawn",
    "note": "Ghi chú|Note",
    "col-above": "Cấp trên|Above",
    "col-directive": "Văn bản chỉ đạo|Directive",
    "col-directives": "Văn bản chỉ đạo|Directives",
    "col-between": "Văn bản trung gian|In between",
    "col-plans": "Kế hoạch|Plans",
    "col-document": "Văn bản|Document",
    "col-documents": "Văn bản của tỉnh|Documents of the province",
    "col-themes": "Lĩnh vực|Themes",
    "col-tasks": "Nhiệm vụ, chỉ tiêu|Tasks and targets",
    "col-sections": "Mục lớn|Sections",
    "col-subsections": "Mục con|Subsections",
    "col-agencies": "Cơ quan chủ trì, chỉ tiêu|Leading agencies, targets",
    "col-leads": "Cơ quan chủ trì|Leading agencies",
    "col-duties": "Nhiệm vụ|Tasks",
    "col-load": "Cơ quan, theo khối lượng|Agencies by load",
    "view-directive": "Văn bản chỉ đạo và việc thực hiện|Directive and how it is carried out",
    "view-province": "Văn bản của một tỉnh|Documents of a province",
    "view-document": "Nội dung một văn bản|Inside one document",
    "made": "Lập từ các nguồn do policykg đọc; không gửi yêu cầu nào ra ngoài máy.|"
    "Made by policykg from the sources it read; no request leaves this machine.",
}
"""By key: Vietnamese and English, separated by `|`."""
