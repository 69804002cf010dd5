from django.db import models


class Piece(models.Model):
    """One thing the demo made. What was made once is never made, changed or brought back again."""

    key = models.CharField(max_length=200, unique=True)
    object_id = models.PositiveBigIntegerField()
    made_at = models.DateTimeField(auto_now_add=True)

    def __str__(self):
        return self.key
