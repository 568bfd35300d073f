/** A module (Baustein) as the domain or an object names it under `modules`; the keys are there only where they are stated. */
export interface ModelledModule {
  readonly id: string;
  /** Why it is modelled here. */
  readonly reason?: string;
  /** Whom to ask about it (Ansprechpartner). */
  readonly contact?: string;
}

/** Why a module is not applied, and who decided that when; the keys are there only where they are stated. */
export interface Exclusion {
  readonly reason?: string;
  readonly by?: string;
  /** Day of the decision. */
  readonly on?: string;
  /** What stands there could not be read as a whole, and may be the reason; that has a finding of its own. */
  readonly unread?: true;
}
