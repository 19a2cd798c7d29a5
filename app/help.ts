// What bin/start --help prints.
import { settingHelp } from './settings.ts'

export function helpText(): string {
  const widest = Math.max(...settingHelp.map(([name]) => name.length))
  return [
    'bin/start          starts Puente: packages, database, content, web server',
    'bin/start --wait   starts it in the background and returns once the first page answers',
    'bin/stop           stops it',
    '',
    'Settings, from the environment:',
    ...settingHelp.map(([name, standard, meaning]) =>
      `  ${name.padEnd(widest)}  ${meaning} (${standard})`),
  ].join('\n')
}
