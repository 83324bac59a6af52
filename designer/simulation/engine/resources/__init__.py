"""How resources come online, go offline and fail, and how their groups follow."""
