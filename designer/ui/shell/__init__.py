"""The main window: menus, files, dialogs, and the places where canvas and panels stand."""
