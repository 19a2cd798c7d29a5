// What the frame around every page is made of, the same for all pages.
import type { Assets } from '../../kernel/ui/assets.ts'
import type { Site } from './site.ts'

export type Frame = { site: Site, assets: Assets, trial: boolean }
