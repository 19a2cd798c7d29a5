// The four official languages of the Organization, and how each writes dates and numbers.

export const languages = ['en', 'es', 'pt', 'fr'] as const
export type Language = (typeof languages)[number]

/** A text in all four languages. */
export type Multilingual = Record<Language, string>

/** The same text made for each language: addresses, mostly. */
export const inEveryLanguage = (make: (language: Language) => string): Multilingual =>
  ({ en: make('en'), es: make('es'), pt: make('pt'), fr: make('fr') })

/** Each language in its own words, for the language switch. */
export const ownNames: Multilingual = {
  en: 'English', es: 'Español', pt: 'Português', fr: 'Français',
}

/** BCP 47 tags for `Intl`: Latin American Spanish dates, Brazilian Portuguese, US English. */
export const dateLocales: Multilingual = { en: 'en-US', es: 'es-419', pt: 'pt-BR', fr: 'fr' }

// Spanish numbers follow the decimal comma of the mock (12,5 %); es-419 would print a point.
export const numberLocales: Multilingual = { en: 'en-US', es: 'es', pt: 'pt-BR', fr: 'fr' }

export const isLanguage = (value: unknown): value is Language =>
  languages.some((language) => language === value)

/** The best of our languages for an `Accept-Language` header (RFC 9110 §12.5.4); English if none. */
export function negotiateLanguage(header: string | undefined): Language {
  const wishes = (header ?? '').slice(0, 500).split(',').map((wish, position) => {
    const [tag = '', ...parameters] = wish.trim().toLowerCase().split(';')
    const quality = parameters.map((one) => /^\s*q=([\d.]+)$/.exec(one)?.[1]).find(Boolean)
    return { language: tag.split('-')[0] ?? '', quality: Number(quality ?? 1), position }
  })
  const ranked = wishes
    .filter(({ quality }) => quality > 0)
    .toSorted((a, b) => b.quality - a.quality || a.position - b.position)
  return ranked.map(({ language }) => language).find(isLanguage) ?? 'en'
}
