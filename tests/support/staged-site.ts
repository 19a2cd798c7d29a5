// The whole program on the database of a stage: people and programs of a random world ask it over
// HTTP, within the one transaction that is undone at the end.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type App, createApp } from '../../app/app.ts'
import { readSettings } from '../../app/settings.ts'
import { deriveToken } from '../../kernel/access/secrets.ts'
import { openExchangeStore } from '../../modules/exchange/exchange.ts'
import type { Player } from './cast.ts'
import type { TestDatabase } from './engine.ts'
import { FILE_SHA256 } from './random-events.ts'
import type { Stage } from './stage.ts'

export type Asked = { address: string, init?: RequestInit }

export type StagedSite = {
  routes: App['routes']
  /** Asks as a player of the world on the stage. */
  ask: (stage: Stage, player: Player, asked: Asked) => Promise<Answer>
  end: () => void
}

export type Answer = {
  status: number
  headers: Record<string, string>
  text: string
  /** The statements that the database was sent for it. */
  statements: string[]
}

/** Opens the program once for many worlds. */
export async function openStagedSite({ database }: TestDatabase): Promise<StagedSite> {
  const folder = mkdtempSync(path.join(tmpdir(), 'puente-stage-'))
  const settings = readSettings({ PUENTE_VAR: folder, PUENTE_URL: 'http://puente.test' })
  const file = openExchangeStore(folder).pathOf(FILE_SHA256)
  mkdirSync(path.dirname(file), { recursive: true })
  writeFileSync(file, 'a')
  const current = { ...database }
  const { web, routes } = await createApp(current, settings, () => {})
  return {
    routes,
    ask: async (stage, player, { address, init = {} }) => {
      current.connections = stage.database.connections
      stage.heard.length = 0
      const answer = await web.request(address, {
        ...init, redirect: 'manual', headers: { ...init.headers, ...headersOf(player) },
      })
      const text = await answer.text()
      return {
        status: answer.status, headers: Object.fromEntries(answer.headers), text,
        statements: [...stage.heard],
      }
    },
    end: () => rmSync(folder, { recursive: true, force: true }),
  }
}

function headersOf({ secret, program }: Player): Record<string, string> {
  if (secret === '') return {}
  return program ? { authorization: `Bearer ${secret}` } : { cookie: `session=${secret}` }
}

/** What a form of a player's browser carries. */
export const tokenOf = ({ secret }: Player): string => deriveToken(secret, 'form')
