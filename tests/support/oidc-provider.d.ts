// The part of oidc-provider that tests use; the package brings no types.
declare module 'oidc-provider' {
  import type { IncomingMessage, ServerResponse } from 'node:http'

  export type Grant = { addOIDCScope: (scope: string) => void, save: () => Promise<string> }
  export class Provider {
    constructor(issuer: string, configuration: Record<string, unknown>)
    callback(): (request: IncomingMessage, response: ServerResponse) => void
    interactionDetails(request: IncomingMessage, response: ServerResponse): Promise<{
      params: { client_id: string, scope: string }
    }>
    interactionFinished(
      request: IncomingMessage, response: ServerResponse, result: Record<string, unknown>,
    ): Promise<void>
    Grant: new (properties: { accountId: string, clientId: string }) => Grant
  }
}
