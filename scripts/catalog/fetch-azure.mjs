/**
 * Asks Azure for every operation and every built-in role. Answers are given as Azure
 * writes them: the SDK's own model of a role has no place for conditions and drops them.
 *
 * @param {import("@azure/arm-authorization").AuthorizationManagementClient} client
 * @param {string} subscription whose view of the built-in roles is read; all subscriptions have the same
 * @returns {Promise<{ providers: object[], roles: object[] }>}
 */
export async function fetchFromAzure(client, subscription) {
  const [providers, roles] = await Promise.all([
    rawPages((options) =>
      client.providerOperationsMetadataOperations.list({ expand: "resourceTypes", ...options }),
    ),
    rawPages((options) =>
      client.roleDefinitions.list(`subscriptions/${subscription}`, {
        filter: "type eq 'BuiltInRole'",
        ...options,
      }),
    ),
  ]);
  return { providers, roles };
}

/** The elements of all pages of a list, from the text of the answers. */
async function rawPages(list) {
  const pages = [];
  const onResponse = ({ bodyAsText }) => pages.push(JSON.parse(bodyAsText ?? "{}"));
  for await (const page of list({ onResponse }).byPage()) void page;
  return pages.flatMap(({ value }) => value ?? []);
}
