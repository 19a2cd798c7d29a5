// What people are told about files: Portuguese.
export const pt = {
  hint: 'PDF, Word, Excel, PowerPoint, OpenDocument, imagens (PNG, JPEG, WebP) ou texto (TXT, CSV, JSON), até {size} cada um. Sem macros nem senhas.',
  again: 'O que você escreveu foi mantido. Os arquivos, não: escolha-os de novo.',
  tooLarge: 'O arquivo é grande demais. Escolha um de até {size}.',
  refusals: {
    empty: 'O arquivo está vazio. Verifique-o e escolha-o de novo.',
    'unknown-kind': 'Arquivos deste tipo não são aceitos. Escolha um PDF, um documento de escritório, uma imagem ou um texto.',
    'not-what-its-name-says': 'O conteúdo do arquivo não corresponde ao nome. Salve-o de novo no formato certo e escolha-o.',
    executable: 'O arquivo é um programa. Programas não são aceitos.',
    macros: 'O documento contém macros ou busca um modelo em outro lugar. Salve-o sem elas.',
    active: 'Algo no documento é executado ou se abre sozinho. Salve-o sem scripts nem objetos incorporados.',
    encrypted: 'O arquivo está protegido por senha e não pode ser verificado. Salve-o sem senha.',
    polyglot: 'O arquivo contém um segundo arquivo. Salve-o de novo com o programa que o criou.',
    bomb: 'Ao ser descompactado, o arquivo ocupa muito mais do que aparenta. Salve-o de novo com o programa que o criou.',
    damaged: 'O arquivo está danificado ou incompleto. Abra-o, salve-o de novo e escolha o novo.',
    'not-text': 'O texto não está em UTF-8 ou contém caracteres de controle. Salve-o em UTF-8.',
  },
}
