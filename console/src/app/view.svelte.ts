/** Which part of the screen is open. */
export type Tab = 'indications' | 'objects' | 'places' | 'accords';

class View {
  tab = $state<Tab>('indications');
  help = $state(false);
  settings = $state(false);
}

export const view = new View();
