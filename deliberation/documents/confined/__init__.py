"""What opens a stranger's file. Plain Python, run in a process of its own with little memory, little time, no secrets.

``deliberation.documents.confinement`` starts it; nothing else of the service imports it.
"""
