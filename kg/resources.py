"""Where the ontology, the questions and the samples are: in a checkout or in an installed wheel."""

from pathlib import Path

from kg.errors import InternalError

__all__ = ["resource"]

_PACKAGE = Path(__file__).resolve().parent


def resource(name: str) -> Path:
    """Return the folder or file `name` (such as `ontology/policy.ttl`) that ships with policykg.

    A wheel keeps `ontology/` and `queries/` under `kg/_resources/`; a checkout has them beside `kg/`.
    Raises `InternalError` if neither has it, which means that the installation is damaged.
    """
    for base in (_PACKAGE / "_resources", _PACKAGE.parent, _PACKAGE):
        path = base / name
        if path.exists():
            return path
    raise InternalError(f"the installed package lacks {name}", "install policykg again")
