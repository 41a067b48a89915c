"""What is printed: reports as workbooks and PDF, official papers as text documents."""

from deliberation.documents.printing.reports import Cell, Column, Report, Table

__all__ = ["Cell", "Column", "Report", "Table"]
