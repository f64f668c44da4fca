"""What ships beside the code: models, the sample study, icons, styles, translations."""
