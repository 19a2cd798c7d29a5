// What snowball leaves apart and people take for one word: spellings that differ by country, and
// plurals. Before stemming for whole words, after it for what is easier to see in the stem.
import type { Language } from '../i18n/languages.ts'

/** The word in small letters, with its accents, in the form that is stemmed. */
export function evenSpelling(word: string, language: Language): string {
  switch (language) {
    case 'en': return evenEnglish(word)
    case 'es': return word.replace(/(?<=..)enes$/, 'en')
    case 'pt': return evenPortuguese(word)
    case 'fr': return word.replace(/^(en)?(j|f|(mi|ban)?li|av)eux$/, '$1$2eu')
      .replace(/^travaux$/, 'travail')
  }
}

/** The same for stems, whose accents are folded. */
export function evenStem(stem: string, language: Language): string {
  switch (language) {
    case 'en': return stem
      .replace(/^(def|off|lic|pret)enc$/, '$1ens')
      .replace(/^(cent|theat|fib|met|lit)er$/, '$1r')
      .replace(/(?<=^[a-z]{4,})is$/, 'iz')
    // arma, armas; luz, luces.
    case 'es': return stem.replace(/(?<=..[aeo])s$/, '').replace(/(?<=.)z$/, 'c')
    case 'pt': return (stem.length > 4 ? stem.replace('ct', 't') : stem)
      .replace(/(?<=..[aeo]|ei)s$/, '')
    case 'fr': return stem.replace(/(?<=oi)s$/, '')
  }
}

const irregular = new Map(Object.entries({
  children: 'child', men: 'man', women: 'woman', wives: 'wife', lives: 'life', knives: 'knife',
  thieves: 'thief', feet: 'foot', teeth: 'tooth', mice: 'mouse', criteria: 'criterion',
}))

const trades =
  /(?<=police|fire|gun|hit|fisher|business|council|congress|sales|spokes|states)((?:wo)?m)en$/

function evenEnglish(word: string): string {
  const even = (irregular.get(word) ?? word)
    .replace(trades, '$1an')
    .replace(/^(cris|analys|hypothes|thes)es$/, '$1is')
    .replace(/(?<=[a-z]{3})isation/, 'ization').replace(/programme/, 'program')
  return even.length > 5 ? even.replace(/our(s|ed|ing|al|able)?$/, 'or$1') : even
}

// ações, homens, policiais, níveis, fáceis, papéis, espanhóis, civis; Portugal's acção and óptimo.
function evenPortuguese(word: string): string {
  return word
    .replace(/(ões|oes|ães)$/, 'ão').replace(/[cp]ç/, 'ç')
    .replace(/(?<=..[aeiouéê])ns$/, 'm').replace(/(?<=..)ais$/, 'al')
    .replace(/(?<=..)éis$|(?<=.[vn])eis$/, 'el').replace(/(?<=..[cts])eis$/, 'il')
    .replace(/(?<=..)óis$/, 'ol').replace(/(?<=..[^aeiouáéíóúâêô])is$/, 'il')
}
