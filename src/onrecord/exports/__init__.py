"""Files for programs, published with the site: schemas, settings of editors, the register."""
