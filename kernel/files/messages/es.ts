// What people are told about files: Spanish.
export const es = {
  hint: 'PDF, Word, Excel, PowerPoint, OpenDocument, imágenes (PNG, JPEG, WebP) o texto (TXT, CSV, JSON), de hasta {size} cada uno. Sin macros ni contraseñas.',
  again: 'Lo que escribió se conservó. Los archivos, no: elíjalos de nuevo.',
  tooLarge: 'El archivo es demasiado grande. Elija uno de hasta {size}.',
  refusals: {
    empty: 'El archivo está vacío. Revíselo y elíjalo de nuevo.',
    'unknown-kind': 'No se admiten archivos de este tipo. Elija un PDF, un documento de oficina, una imagen o un texto.',
    'not-what-its-name-says': 'El contenido del archivo no corresponde a su nombre. Guárdelo de nuevo en el formato correcto y elíjalo.',
    executable: 'El archivo es un programa. No se admiten programas.',
    macros: 'El documento contiene macros o trae una plantilla de otro sitio. Guárdelo sin ellas.',
    active: 'Algo en el documento se ejecuta o se abre por sí solo. Guárdelo sin secuencias de comandos ni objetos incrustados.',
    encrypted: 'El archivo está protegido con contraseña y no se puede revisar. Guárdelo sin contraseña.',
    polyglot: 'El archivo contiene un segundo archivo. Guárdelo de nuevo con el programa que lo creó.',
    bomb: 'Al descomprimirse, el archivo ocupa mucho más de lo que aparenta. Guárdelo de nuevo con el programa que lo creó.',
    damaged: 'El archivo está dañado o incompleto. Ábralo, guárdelo de nuevo y elija el nuevo.',
    'not-text': 'El texto no está en UTF-8 o contiene caracteres de control. Guárdelo en UTF-8.',
  },
}
