package coop.byhand.vault;

import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Where the vault keeps its bytes.
 *
 * @param directory on one file system, writable, part of every backup
 */
@Validated
@ConfigurationProperties("byhand.vault")
public record VaultSettings(@NotNull Path directory) {}
