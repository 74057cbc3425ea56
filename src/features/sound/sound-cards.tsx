import { BuildingCard } from './facades/building-card.tsx';
import { SourceForm } from './source-form.tsx';
import { WhyCard } from './why-card.tsx';

/** What a click on the map of a scene opens: above the settings, for it is looked at next. */
export function SoundCards() {
  return (
    <>
      <SourceForm />
      <WhyCard />
      <BuildingCard />
    </>
  );
}
