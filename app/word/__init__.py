"""Brief → .docx on the court's paper → PDF, with the tables' page numbers. The one door of python-docx and docxtpl."""
