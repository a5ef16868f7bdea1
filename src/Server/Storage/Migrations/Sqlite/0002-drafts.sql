CREATE TABLE "Drafts" (
    "DefinitionId" TEXT NOT NULL,
    "OrganisationId" TEXT NOT NULL,
    "Id" TEXT NOT NULL,
    "Run" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "Version" INTEGER NOT NULL,
    "BasedOn" TEXT NULL,
    "Json" TEXT NOT NULL,
    "SavedBy" TEXT NOT NULL,
    "Page" TEXT NULL,
    "CreatedAt" INTEGER NOT NULL,
    "SavedAt" INTEGER NOT NULL,
    CONSTRAINT "PK_Drafts" PRIMARY KEY ("DefinitionId", "OrganisationId")
);


CREATE TABLE "Revisions" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Revisions" PRIMARY KEY AUTOINCREMENT,
    "DefinitionId" TEXT NOT NULL,
    "OrganisationId" TEXT NOT NULL,
    "DraftId" TEXT NOT NULL,
    "Kind" TEXT NOT NULL,
    "Json" TEXT NOT NULL,
    "By" TEXT NOT NULL,
    "Page" TEXT NULL,
    "BegunAt" INTEGER NOT NULL,
    "SavedAt" INTEGER NOT NULL
);


CREATE UNIQUE INDEX "IX_Drafts_Id" ON "Drafts" ("Id");


CREATE INDEX "IX_Revisions_DefinitionId_OrganisationId_Kind" ON "Revisions" ("DefinitionId", "OrganisationId", "Kind");
