/** The name of the file that says what an organisation decided, at any level of folders. */
export const configFileName = "aoai-security.config.json";
