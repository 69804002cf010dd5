"""System checks. Ids are kpact_wagtail.E… and W…; each says how to mend what it found."""
