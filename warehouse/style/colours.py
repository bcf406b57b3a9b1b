"""Every colour by its value. A colour of a page has two values: in a light and in a dark page.

A chart does not know which theme its reader has. So its colours have one value, with at least 3:1 on both papers.
Add here: a colour, with its contrast checked by tests/unit/warehouse/test_style.py or by the palette's tests.
Keep out: where a colour is used.
"""

# What lies behind text and charts (Ant Design's colorBgContainer), behind that, and behind heads of tables.
PAPER = ("#FFFFFF", "#141414")
GROUND = ("#F3F4F6", "#000000")
SHADE = ("#EEF1F4", "#262626")

INK = ("#1F1F1F", "#E6E6E6")
SOFT_INK = ("#5F6368", "#A6ABB0")  # of words that stand back behind others
LINE = ("#D0D0D0", "#434343")

# After Okabe and Ito, and Tol, moved to where both papers leave room. The first three differ in grey print.
BLUE, VERMILLION, GREEN = "#0072B2", "#D55E00", "#34A57A"
INDIGO, PURPLE, GOLD = "#6254C9", "#CF6AA9", "#92743B"
GREY, WINE = "#6D7378", "#AC3C4C"

# Words are written in these, so in the dark they are lighter than a line of a chart: 4.5:1. The second of each lies
# behind a notice.
LINK = (BLUE, "#6CB6E8")
CARE, CARE_GROUND = ("#8A6D00", "#E0B341"), ("#FFF4D6", "#332A0F")
STOP, STOP_GROUND = ("#B3261E", "#F28B82"), ("#FDECEB", "#3B1715")
GOOD, GOOD_GROUND = ("#00795B", "#5CC79C"), ("#E3F2EC", "#10291F")

# A map: land lies behind everything, and borders are seen on it.
LAND, BORDER = "#ECECE8", "#8E9194"

BLACK = "#000000"  # of print
