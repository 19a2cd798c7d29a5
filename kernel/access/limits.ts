// How long things last. OWASP ASVS 5.0 V7.3: the limits are documented in docs/security.md.

/** After this long a person signs in again, whatever they do. */
export const SESSION_HOURS = 8
/** After this long without a request a session ends. */
export const IDLE_MINUTES = 30
/** How long signing in once more opens what asks for it. */
export const STEP_UP_MINUTES = 10
/** How long a code opens an account that an operator handed over for the first time. */
export const FIRST_CODE_HOURS = 24
