"""What follows from the records alone: origins, and the status that they support.

Pure functions over records that may still have problems: the check uses them to find some, the
library to answer questions. They ignore references that lead nowhere and stop at loops; naming
those is the business of the check.
"""
