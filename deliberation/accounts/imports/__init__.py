"""Entering people from a workbook: reading it, judging its rows against who is known, and doing what was judged.

``workbooks`` gives texts, ``members`` and ``departments`` make a plan of them, ``services.imports`` keeps the plan and
later does it. See ``docs/mechanisms/people.md``.
"""
