// The addresses of signing in and of a person's own account.
import { link, type Path, type Query, queryText } from '../../kernel/http/paths.ts'
import { isLanguage, type Language } from '../../kernel/i18n/languages.ts'

const signIn = { en: 'sign-in', es: 'ingresar', pt: 'entrar', fr: 'connexion' } as const
const signOut = { en: 'sign-out', es: 'salir', pt: 'sair', fr: 'deconnexion' } as const
const account = { en: 'account', es: 'cuenta', pt: 'conta', fr: 'compte' } as const
const again = { en: 'again', es: 'de-nuevo', pt: 'novamente', fr: 'de-nouveau' } as const
const trial = { en: 'trial', es: 'prueba', pt: 'teste', fr: 'essai' } as const
const code = { en: 'code', es: 'codigo', pt: 'codigo', fr: 'code' } as const
const codes = { en: 'codes', es: 'codigos', pt: 'codigos', fr: 'codes' } as const
const passkey = { en: 'passkey', es: 'llave', pt: 'chave', fr: 'cle' } as const
const passkeys = { en: 'passkeys', es: 'llaves', pt: 'chaves', fr: 'cles' } as const
const sessions = { en: 'sessions', es: 'sesiones', pt: 'sessoes', fr: 'sessions' } as const
const recovery = { en: 'recovery', es: 'recuperacion', pt: 'recuperacao', fr: 'recuperation' } as const
const recoveryCodes = {
  en: 'recovery-codes', es: 'codigos-de-recuperacion', pt: 'codigos-de-recuperacao',
  fr: 'codes-de-secours',
} as const
const approvals = {
  en: 'approvals', es: 'confirmaciones', pt: 'confirmacoes', fr: 'confirmations',
} as const
const keys = { en: 'keys', es: 'claves', pt: 'chaves-de-programas', fr: 'cles-de-programmes' } as const
const languages = { en: 'languages', es: 'idiomas', pt: 'idiomas', fr: 'langues' } as const
const workspace = { en: 'w', es: 'w', pt: 'w', fr: 'w' } as const
const communities = {
  en: 'communities', es: 'comunidades', pt: 'comunidades', fr: 'communautes',
} as const
const entries = { en: 'entries', es: 'datos', pt: 'dados', fr: 'donnees' } as const

const notices = {
  en: 'notifications', es: 'avisos', pt: 'avisos', fr: 'notifications',
} as const
const test = { en: 'test', es: 'prueba', pt: 'teste', fr: 'essai' } as const
const shortcuts = { en: 'shortcuts', es: 'atajos', pt: 'atalhos', fr: 'raccourcis' } as const
const mail = { en: 'mail', es: 'correo', pt: 'correio', fr: 'courriels' } as const

export const paths = {
  home: [workspace],
  communities: [workspace, communities],
  community: [workspace, communities, ':code'],
  entries: [workspace, entries],
  notices: [workspace, notices],
  notice: [workspace, notices, ':id'],
  mail: [workspace, mail],
  noticeSettings: [account, notices],
  noticeTest: [account, notices, test],
  shortcuts: [account, shortcuts],
  signIn: [signIn],
  signInTrial: [signIn, trial],
  signInCode: [signIn, code],
  signInPasskey: [signIn, passkey],
  again: [signIn, again],
  againTrial: [signIn, again, trial],
  againCode: [signIn, again, code],
  againPasskey: [signIn, again, passkey],
  recovery: [signIn, recovery],
  recoveryCode: [signIn, recovery, code],
  signOut: [signOut],
  account: [account],
  sessions: [account, sessions],
  passkeys: [account, passkeys],
  passkey: [account, passkeys, ':id'],
  codes: [account, codes],
  recoveryCodes: [account, recoveryCodes],
  languages: [account, languages],
  approvals: [account, approvals],
  keys: [account, keys],
} as const

const plain = (path: Path & readonly Record<string, unknown>[]) =>
  (language: Language, query: Query = {}) => link(path, language, {}, query)

export const href = {
  home: plain(paths.home),
  communities: plain(paths.communities),
  community: (language: Language, code: string) => link(paths.community, language, { code }),
  entries: plain(paths.entries),
  notices: plain(paths.notices),
  /** Leads to what the notice is about, and marks it read. */
  notice: (language: Language, id: string) => `${link(paths.notice, language, { id })}.open`,
  mail: plain(paths.mail),
  noticeSettings: plain(paths.noticeSettings),
  noticeTest: plain(paths.noticeTest),
  shortcuts: plain(paths.shortcuts),
  signIn: plain(paths.signIn),
  signInTrial: plain(paths.signInTrial),
  signInCode: plain(paths.signInCode),
  signInPasskey: plain(paths.signInPasskey),
  /** A machine's address, the same in all languages: the provider knows the way back from it. */
  provider: (language: Language, back: string) =>
    `/provider/start${queryText({ language, back })}`,
  again: plain(paths.again),
  againTrial: plain(paths.againTrial),
  againCode: plain(paths.againCode),
  againPasskey: plain(paths.againPasskey),
  recovery: plain(paths.recovery),
  recoveryCode: plain(paths.recoveryCode),
  signOut: plain(paths.signOut),
  account: plain(paths.account),
  sessions: plain(paths.sessions),
  passkeys: plain(paths.passkeys),
  passkey: (language: Language, id: string) => link(paths.passkey, language, { id }),
  codes: plain(paths.codes),
  recoveryCodes: plain(paths.recoveryCodes),
  languages: plain(paths.languages),
  approvals: plain(paths.approvals),
  keys: plain(paths.keys),
}

const BACK_CHARACTERS_MAX = 2_000

/** Where to go on to after signing in: a page of this site and nothing else. */
export function safeBack(back: string | null, language: Language): string {
  const [, first = ''] = (back ?? '').split(/[/?#]/)
  const isOurs = back !== null && back.length <= BACK_CHARACTERS_MAX && isLanguage(first) &&
    /^\/[\w\-./~%?&=+:,]*$/.test(back)
  return isOurs ? back : href.account(language)
}
