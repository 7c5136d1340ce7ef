"""Write the problems of a check for whoever reads them: a person, a code host, a program."""
