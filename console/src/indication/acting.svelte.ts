/** What is going on between a reader and one indication. */
class Acting {
  /** Why the last act was not recorded; empty: it was. */
  problem = $state('');
  /** The form for an owner is open. */
  assigning = $state(false);
  /** The form for the name of the person who acts is open. */
  naming = $state(false);
}

export const acting = new Acting();
