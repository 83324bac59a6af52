"""What exists in the world, as data: resource types, platforms, dependency trees, times, defaults and templates."""
