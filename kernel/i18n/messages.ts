// Interface texts: typed, in four languages. A key missing in one language does not compile;
// a text with {arguments} becomes a function that asks for them.
import { IntlMessageFormat } from 'intl-messageformat'
import { type Language, languages, numberLocales } from './languages.ts'

/** A tree of ICU messages, written in English first: `{ found: '{count, plural, …}' }`. */
export type Catalog = { readonly [key: string]: string | Catalog }

/** The same keys, any text: what the other three languages must have. */
export type SameKeys<C> = { readonly [K in keyof C]: C[K] extends string ? string : SameKeys<C[K]> }

type Value = string | number

// The names between "{" and "}" or "," of an ICU message.
type Arguments<S> = S extends `${string}{${infer Inside}`
  ? Inside extends `${infer Name}}${string}`
    ? TrimName<Name> | Arguments<Inside>
    : never
  : never
type TrimName<S> = S extends `${infer Name},${string}` ? Clean<Name> : Clean<S>
type Clean<S> = S extends `${string}${' ' | '#' | '{' | '}'}${string}` ? never : S

/** The messages of one language, ready to use. */
export type Texts<C> = {
  readonly [K in keyof C]: C[K] extends string
    ? string extends C[K]
      ? string
      : [Arguments<C[K]>] extends [never]
        ? C[K] extends `${string}{${string}` ? (values: Record<string, Value>) => string : string
        : (values: Record<Extract<Arguments<C[K]>, string>, Value>) => string
    : Texts<C[K]>
}

/** Compiles a catalog in four languages once, at start; returns the texts of a language. */
export function defineMessages<const C extends Catalog>(
  catalogs: { en: C } & Record<Exclude<Language, 'en'>, SameKeys<C>>,
): (language: Language) => Texts<C> {
  const compiled = new Map<Language, Texts<C>>()
  for (const language of languages) {
    compiled.set(language, compile(catalogs[language], language) as Texts<C>)
  }
  return (language) => compiled.get(language) as Texts<C>
}

function compile(catalog: Catalog, language: Language): unknown {
  return Object.fromEntries(Object.entries(catalog).map(([key, message]) =>
    [key, typeof message === 'string' ? compileMessage(message, language) : compile(message,
      language)]))
}

function compileMessage(message: string, language: Language): unknown {
  if (!message.includes('{')) return message
  const format = new IntlMessageFormat(message, numberLocales[language], undefined, {
    ignoreTag: true,
  })
  return (values: Record<string, Value>) => String(format.format(values))
}
