"""What a trend report says: chapters, sentences by rules, tables and figures as data, and where each number comes from.

    report(settings, asked, before)   the report of one release
    lineage(report)                   every sentence, table and figure with its rows of the published file
    resolve(settings, name)           which release is meant

    chapters.yaml   which chapters there are, in which order, in which edition
    rules.yaml      which sentence is said of what, and why
    words/          the texts, one file a language
    chapters/       what each chapter reads

Add here: what every chapter needs.
Keep out: how numbers are made (dbt), and files that people open (../files).
"""

from dashboards.report.content.lineage import lineage
from dashboards.report.content.releases import CURRENT, available, resolve
from dashboards.report.content.report import Newest, newest, report

__all__ = ["CURRENT", "Newest", "available", "lineage", "newest", "report", "resolve"]
