"""A change of the specs with something of every class, and with texts that mean to break out of a report.

Given this repository's specs, it makes two folders of them, before and after. It must not change the specs themselves.
"""

import shutil
from pathlib import Path

SPECS = Path(__file__).resolve().parents[2] / "specs"
# Would run, fetch or end something, were it taken for more than words.
HOSTILE = (
    "<script>document.title = 'broken'</script><img src=x onerror=document.title='broken'></article></main>"
    "<style>*{display:none}</style>\\\" onload=\\\"document.title='broken' --> ]]> &lt;b&gt; %0A::error::x"
)
LONG = "A_word_without_an_end_" * 20

TRTC = "tencent/trtc/2019-07-22"
DELETE, CREATE = f"{TRTC}/delete_cloud_recording.yaml", f"{TRTC}/create_cloud_recording.yaml"
EDITS = [
    # The page was read again: what changed in it is the vendor's doing.
    (DELETE, 'title: "DeleteCloudRecording", read: "2026-11-21"', 'title: "DeleteCloudRecording", read: "2026-11-22"'),
    (DELETE, "response:\n", '  Reason: { type: string, required: true, doc: "Why it ends." }\nresponse:\n'),
    (DELETE, "TaskId: xx, SdkAppId: 1234", "TaskId: xx, SdkAppId: 1234, Reason: done"),
    (DELETE, '  AuthFailure.UnsupportedOperation: "This is not supported."\n', ""),
    (DELETE, "rate_limit: 20/s", "rate_limit: 10/s"),
    (DELETE, "it means nothing once the task has ended.", f"it means nothing. {HOSTILE}"),
    # The page was not read again: we corrected our transcription.
    (CREATE, "range: 6..=720", "range: 12..=720"),
    (CREATE, "A number of 32 bits", "A number of 64 bits"),
    (CREATE, '      0: { name: text, doc: "A text." }\n', f'      0: {{ name: text, doc: "A text. {LONG}" }}\n      2: {{ name: both, doc: "Both." }}\n'),
    (CREATE, "User id of the robot that joins", f"User id of the {LONG} that joins"),
    (CREATE, '  PrivateMapKey: { type: string, sensitive: true, doc: "Permission', '  Reason: { type: string, doc: "Why." }\n  PrivateMapKey: { type: string, doc: "Permission'),
]


def make(folder):
    """Returns the folders `before` and `after`, made below a folder."""
    before, after = Path(folder) / "before", Path(folder) / "after"
    for side in (before, after):
        shutil.copytree(SPECS, side, ignore=shutil.ignore_patterns("schema"))
    for name, old, new in EDITS:
        path = after / name
        text = path.read_text(encoding="utf-8")
        assert old in text, f"{name} has no {old!r}: mend tests/reports/change.py"
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
    (after / "volcengine/rtc/2020-12-01/dismiss_room.yaml").unlink()
    (before / "volcengine/rtc/2023-11-01/update_record.yaml").unlink()
    return before, after
