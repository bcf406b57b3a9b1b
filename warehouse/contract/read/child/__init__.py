"""What runs in the child process that opens workbooks: alone, isolated, with limits and without this project.

Add here: code that foreign input may kill.
Keep out: imports of this project, and anything that decides about content.
"""
