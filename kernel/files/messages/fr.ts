// What people are told about files: French.
export const fr = {
  hint: 'PDF, Word, Excel, PowerPoint, OpenDocument, images (PNG, JPEG, WebP) ou texte (TXT, CSV, JSON), {size} au plus par fichier. Ni macros ni mots de passe.',
  again: 'Ce que vous avez écrit a été conservé. Les fichiers, non : choisissez-les de nouveau.',
  tooLarge: 'Le fichier est trop volumineux. Choisissez-en un de {size} au plus.',
  refusals: {
    empty: 'Le fichier est vide. Vérifiez-le et choisissez-le de nouveau.',
    'unknown-kind': 'Les fichiers de ce type ne sont pas acceptés. Choisissez un PDF, un document bureautique, une image ou un texte.',
    'not-what-its-name-says': 'Le contenu du fichier ne correspond pas à son nom. Enregistrez-le de nouveau dans le bon format, puis choisissez-le.',
    executable: 'Le fichier est un programme. Les programmes ne sont pas acceptés.',
    macros: 'Le document contient des macros ou va chercher un modèle ailleurs. Enregistrez-le sans elles.',
    active: 'Un élément du document s’exécute ou s’ouvre tout seul. Enregistrez-le sans scripts ni objets incorporés.',
    encrypted: 'Le fichier est protégé par un mot de passe et ne peut pas être contrôlé. Enregistrez-le sans mot de passe.',
    polyglot: 'Le fichier en contient un second. Enregistrez-le de nouveau avec le logiciel qui l’a créé.',
    bomb: 'Une fois décompressé, le fichier occupe bien plus qu’il n’y paraît. Enregistrez-le de nouveau avec le logiciel qui l’a créé.',
    damaged: 'Le fichier est endommagé ou incomplet. Ouvrez-le, enregistrez-le de nouveau et choisissez le nouveau.',
    'not-text': 'Le texte n’est pas en UTF-8 ou contient des caractères de contrôle. Enregistrez-le en UTF-8.',
  },
}
