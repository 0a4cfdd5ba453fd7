"""Ask: questions by name, and free SPARQL, over a store."""

from kg.ask.questions import Parameter, Question, questions
from kg.ask.run import ask
from kg.ask.search import search
from kg.ask.sparql import sparql

__all__ = ["Parameter", "Question", "ask", "questions", "search", "sparql"]
