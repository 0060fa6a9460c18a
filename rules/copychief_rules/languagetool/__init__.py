"""Grammar by a guest: LanguageTool, in another process or on another machine."""
