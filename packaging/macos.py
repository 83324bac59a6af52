"""What macOS is told about the application bundle. Written by the book; never run on a Mac yet."""

from __future__ import annotations

IDENTIFIER = "org.clusterwright.Clusterwright"
DOCUMENT_TYPE = "org.clusterwright.design"
OLDEST_SYSTEM = "15.0"
"""The Qt bindings of PySide6 6.11 are built for macOS 15."""


def info_plist(version: str) -> dict[str, object]:
    """Return the bundle's Info.plist entries: names, version and the `.cluster` document type."""
    return {
        "CFBundleName": "Clusterwright",
        "CFBundleDisplayName": "Clusterwright",
        "CFBundleShortVersionString": version,
        "CFBundleVersion": version,
        "LSMinimumSystemVersion": OLDEST_SYSTEM,
        "NSHighResolutionCapable": True,
        "NSRequiresAquaSystemAppearance": False,
        "CFBundleDocumentTypes": [
            {
                "CFBundleTypeName": "Clusterwright design",
                "CFBundleTypeRole": "Editor",
                "LSHandlerRank": "Owner",
                "LSItemContentTypes": [DOCUMENT_TYPE],
            }
        ],
        "UTExportedTypeDeclarations": [
            {
                "UTTypeIdentifier": DOCUMENT_TYPE,
                "UTTypeDescription": "Clusterwright design",
                "UTTypeConformsTo": ["public.json"],
                "UTTypeTagSpecification": {"public.filename-extension": ["cluster"]},
            }
        ],
    }
