"""Write problems for a person: what is wrong, where, what to do, and once a rule, why."""

from sourcebook.problems import Severity
from sourcebook.report import painted, problem_text, summary
from sourcebook.reports.findings import Findings, entry_of, reason_of


def as_text(findings: Findings, *, colour: bool = False) -> str:
    """Write every problem and the counts.

    Why a rule exists is said where it is first broken. A further note of the same rule takes one
    line, since nobody has to act on it.
    """
    blocks = []
    explained = set[str]()
    for problem in findings.problems:
        block = problem_text(problem, colour=colour)
        if problem.rule not in explained:
            explained.add(problem.rule)
            block += _why(problem.rule, colour=colour)
        elif problem.severity is Severity.NOTE:
            block = block.partition("\n")[0] + "\n"
        blocks.append(block)
    return "\n".join([*blocks, _counts(findings)])


def _why(rule: str, *, colour: bool) -> str:
    why, more = painted("why:", "2", colour), painted("more:", "2", colour)
    return f"    {why}  {reason_of(rule)}\n    {more} {entry_of(rule)}\n"


def _counts(findings: Findings) -> str:
    text = f"{summary(findings.problems)}\n"
    if findings.elsewhere:
        text += f"Not shown: {summary(findings.elsewhere)} that you did not name.\n"
    return text
