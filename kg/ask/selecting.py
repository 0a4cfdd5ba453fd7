"""Run a SELECT over the union of all graphs."""

from pyoxigraph import QuerySolutions, Store

from kg.errors import InternalError

__all__ = ["select", "variables"]


def select(store: Store, query: str) -> QuerySolutions:
    """Return the solutions of a query that is known to be a SELECT; raises `InternalError` if it is none."""
    answer = store.query(query, use_default_graph_as_union=True)
    if not isinstance(answer, QuerySolutions):
        raise InternalError("a question must be a SELECT query", "mend its file in queries/")
    return answer


def variables(solutions: QuerySolutions) -> list[str]:
    """Return the names of the variables of a SELECT, in their order."""
    return [variable.value for variable in solutions.variables]
