import { say, type Text } from "../text/text";
import { findRoleById, type BuiltInRole } from "./built-in-roles";

/** What a role is good for, in our own words. */
export interface RoleNote {
  /** Who should have it, after "for". */
  readonly use: Text;
  /** What it brings that its name does not tell. */
  readonly caution?: Text;
}

const keys = say("Reads the account keys, which work for anybody who holds them.");

/** The roles that people working with AI services are given, the ones to prefer first. */
const notes: Readonly<Record<string, RoleNote>> = {
  // Cognitive Services OpenAI User
  "5e0bd9bd-7b93-4f28-af87-19fc36ad61bd": {
    use: say("apps and people that only call models that are deployed already"),
  },
  // Cognitive Services OpenAI Contributor
  "a001fd3d-188f-4b5d-821b-7da978bf7442": {
    use: say("people and pipelines that deploy models, fine-tune, and upload files besides calling models"),
    caution: say("Changes content filters, and may issue tokens of the service."),
  },
  // Cognitive Services Usages Reader
  "bba48692-92b0-4667-a9ad-c31c7b334ac2": {
    use: say("anybody who has to see the quota; assign it at the subscription"),
    caution: say("Has no effect below the subscription."),
  },
  // Monitoring Reader
  "43d0d8ad-25c7-4714-9337-8ba259a9fe05": {
    use: say("people who watch metrics and logs"),
    caution: say("Reads the management plane of everything in its scope."),
  },
  // Foundry Agent Consumer
  "eed3b665-ab3a-47b6-8f48-c9382fb1dad6": {
    use: say("apps and people that only talk to published agents"),
  },
  // Foundry User
  "53ca6127-db72-4b80-b1b0-d745d6d5456d": {
    use: say("developers who build in a Foundry project"),
    caution: keys,
  },
  // Foundry Project Manager
  "eadc314b-1a2d-4efa-be10-5d325db5065e": {
    use: say("leads of a Foundry project who let others in"),
    caution: say("Reads the secrets of connections, and assigns Foundry User and Foundry Agent Consumer."),
  },
  // Azure AI Developer
  "64702f94-c441-49e6-a78b-ef80e0188fee": {
    use: say("developers in a hub of Azure Machine Learning"),
    caution: say("Was made for hubs, and does not reach the agents of Foundry projects."),
  },
  // Reader
  "acdd72a7-3385-48ef-bd42-f606fba81ae7": {
    use: say("people who look at resources without using them"),
    caution: say("Cannot call a model."),
  },
  // Cognitive Services User
  "a97b65f3-24c7-4388-baec-2e87135dc908": {
    use: say("apps that use several AI services besides OpenAI and cannot have a role for each"),
    caution: keys,
  },
  // Cognitive Services Data Reader
  "b59867f0-fa02-499b-be73-45a86b5b3e1c": {
    use: say("people who look at what is stored in AI services"),
    caution: say("Reads the endpoint keys of QnA Maker, which are behind a read."),
  },
  // Cognitive Services Contributor
  "25fbc0a9-bd7c-42a3-aa1a-3b75d497ee68": {
    use: say("operators of the account, for a limited time"),
    caution: say(
      "Reads and replaces the account keys and can switch key access back on; cannot call a model without a key.",
    ),
  },
  // Foundry Account Owner
  "e47c6f54-e4a2-4754-9501-8e0985b135e1": {
    use: say("operators of a Foundry account, for a limited time"),
    caution: say("Reads and replaces the account keys and can switch key access back on."),
  },
  // Foundry Owner
  "c883944f-8b7b-4483-af10-35834be79c4a": {
    use: say("operators who also build, in accounts of their own"),
    caution: say(
      "Does everything in the account: reads the account keys and the secrets of connections, assigns Foundry roles.",
    ),
  },
  // Azure AI Administrator
  "b78c5d69-af96-48a3-bf8d-a8b4d589de94": {
    use: say("the managed identity of a hub"),
    caution: say(
      "Reads the account keys, and reaches storage, key vaults and registries beside AI services.",
    ),
  },
  // Role Based Access Control Administrator
  "f58310d9-a9f6-439a-9e8d-f62e7b41a168": {
    use: say("delegated administration of access, with a condition that names the roles to hand out"),
    caution: say("Without a condition its holder can become owner."),
  },
  // Contributor
  "b24988ac-6180-42a0-ab88-20f7382dd24c": {
    use: say("deployment of whole resource groups, for a limited time"),
    caution: say(
      "Reads and replaces the account keys and can switch key access back on; cannot call a model without a key.",
    ),
  },
};

/** What a role is good for, by its GUID in any letter case; undefined for roles we have nothing to say about. */
export function findRoleNote(id: string): RoleNote | undefined {
  const key = id.toLowerCase();
  return Object.hasOwn(notes, key) ? notes[key] : undefined;
}

/** The roles worth suggesting to people who work with AI services, the ones to prefer first. */
export function recommendedRoles(): readonly BuiltInRole[] {
  return Object.keys(notes).flatMap((id) => findRoleById(id) ?? []);
}
