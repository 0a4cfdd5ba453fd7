"""A group whose name ends in `… thành phố tỉnh Sơn La` lost its kind: `tỉnh Sơn La` was taken as the province's name."""

import pytest

from kg.graph.agencies import province_of
from kg.graph.vocabularies import known
from kg.names import DEFAULT_BASE


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Ủy ban nhân dân các huyện, thành phố tỉnh Sơn La", ("son la", "son-la")),
        ("Ủy ban nhân dân các huyện, thị xã, thành phố tỉnh Vĩnh Long", ("vinh long", "vinh-long")),
        ("Sở Y tế tỉnh Sơn La", ("son la", "son-la")),
        ("Thành ủy Hải Phòng", ("hai phong", "hai-phong")),
        ("Sở Y tế", None),
    ],
)
def test_the_province_is_its_bare_name(name: str, expected: tuple[str, str] | None) -> None:
    provinces = tuple(sorted(known(DEFAULT_BASE).provinces.items(), key=lambda pair: (-len(pair[0]), pair[0])))
    assert province_of(name, provinces) == expected
