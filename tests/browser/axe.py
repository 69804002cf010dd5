"""axe-core, pinned: the rules of WCAG 2.2 AA and good practice, run inside a page. # G1"""

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

VENDOR = Path(__file__).parent / "vendor"
SCRIPT = VENDOR / "axe.min.js"
OPTIONS = {
    "runOnly": [
        "wcag2a",
        "wcag2aa",
        "wcag21a",
        "wcag21aa",
        "wcag22aa",
        "best-practice",
    ],
    "rules": {"target-size": {"enabled": True}},
    "resultTypes": ["violations"],
}
# Colours are read when fading in has come to its end; what goes on for longer is not waited for.
SETTLED = """() => Promise.race([
  new Promise(resolve => setTimeout(resolve, 1500)),
  Promise.all(
    document.getAnimations()
      .filter(animation => animation.playState === 'running')
      .map(animation => animation.finished.catch(() => {}))
  ),
])"""
RUN = """async ([place, options]) => (await axe.run(place || document, options)).violations.flatMap(
  rule => rule.nodes.map(node => ({
    rule: rule.id,
    target: node.target.flat().join(' '),
    html: node.html,
    why: node.failureSummary,
  }))
)"""


@dataclass(frozen=True)
class Violation:
    rule: str
    target: str
    html: str
    why: str

    def __str__(self):
        return f"axe {self.rule}: {self.target} {self.html[:160]} {self.why}"


def violations(page, without=(), inside=None):
    """What axe finds on a page with JavaScript, or inside a selector. No policy hinders it.

    ``without`` names rules that do not hold for what is tested; say there why.
    """
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(SCRIPT.read_text())
    page.evaluate(SETTLED)
    found = [Violation(**each) for each in page.evaluate(RUN, [inside, OPTIONS])]
    return [violation for violation in found if violation.rule not in without]


def sha256_of(path):
    return sha256(path.read_bytes()).hexdigest()
