// What people are told about files: English.
export const en = {
  hint: 'PDF, Word, Excel, PowerPoint, OpenDocument, pictures (PNG, JPEG, WebP) or text (TXT, CSV, JSON), at most {size} each. No macros, no passwords.',
  again: 'What you wrote has been kept. Files have not: choose them again.',
  tooLarge: 'The file is too large. Choose one of at most {size}.',
  refusals: {
    empty: 'The file is empty. Check it and choose it again.',
    'unknown-kind': 'Files of this kind are not taken. Choose a PDF, an office document, a picture or a text.',
    'not-what-its-name-says': 'The file is not what its name says. Save it again in the right format, then choose it.',
    executable: 'The file is a program. Programs are not taken.',
    macros: 'The document has macros, or fetches a template from elsewhere. Save it without them.',
    active: 'Something in the document runs or opens by itself. Save it without scripts and embedded objects.',
    encrypted: 'The file is protected by a password and cannot be checked. Save it without the password.',
    polyglot: 'The file holds a second file. Save it again with the program that made it.',
    bomb: 'The file unpacks to far more than it seems. Save it again with the program that made it.',
    damaged: 'The file is damaged or incomplete. Open it, save it again and choose the new one.',
    'not-text': 'The text is not in UTF-8, or has control characters. Save it as UTF-8.',
  },
} as const
