"""PneumoTriage: triage of children's chest radiographs, offline.

Read the packages in the order in which a film passes through them::

    imaging -> inference -> review -> ui / reporting
"""

__version__ = "0.1.0"
